using System.Globalization;
using System.IO.Compression;
using System.Text;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>
/// One writer's imports, one after another: each sets the address of the same 40 households to its own number and adds
/// one household more. So the database tells how many imports it holds, and whether it holds one of them by halves.
/// </summary>
/// <param name="letter">Begins the codes of this writer's households.</param>
internal sealed class Generations(char letter)
{
    private const int Rewritten = 40;

    /// <summary>The last import that was acknowledged, or found to be there.</summary>
    public int Done { get; private set; }

    public int Acknowledged { get; private set; }

    public byte[] NextZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("Ho.csv").Open();
            entry.Write(Encoding.UTF8.GetBytes(NextCsv()));
        }

        return bytes.ToArray();
    }

    public async Task WriteNextFolderAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Ho.csv"), NextCsv());
    }

    public void Acknowledge()
    {
        Done++;
        Acknowledged++;
    }

    /// <summary>Looks at the database after a kill and goes on from what is there.</summary>
    public async Task<Found> LookAsync(MangNonDb db)
    {
        var prefix = letter.ToString();
        var households = await db
            .Households.AsNoTracking()
            .Where(h => h.Code.StartsWith(prefix))
            .Select(h => new
            {
                h.Code,
                h.Address,
                h.PhoneSealed,
            })
            .ToListAsync();
        var added = households.Count(h => h.Code.Length == 7);
        var numbers = households.Where(h => h.Code.Length == 4).Select(h => h.Address).Distinct().ToList();
        // Each import adds one and rewrites 40: the numbers must be one number, that of the last household added.
        var whole =
            added == 0
                ? households.Count == 0
                : households.Count == added + Rewritten
                    && numbers is [var only]
                    && only == Text(added)
                    && households
                        .Where(h => h.Code.Length == 7)
                        .Select(h => h.Code)
                        .Order(StringComparer.Ordinal)
                        .SequenceEqual(Enumerable.Range(1, added).Select(Code))
                    && households.All(h =>
                        db.Seal.Open(h.PhoneSealed, SealedFields.HouseholdPhone)
                        == Phone(h.Code.Length == 7 ? Number(h.Code) : added)
                    );
        // One more than acknowledged may be there: it was written, and the kill came before the answer.
        var lost = Math.Max(0, Done - added) + Math.Max(0, added - Done - 1);
        Done = added;
        return new Found(lost, whole ? 0 : 1);
    }

    private string NextCsv()
    {
        var next = Done + 1;
        var text = new StringBuilder("Mã hộ,Thôn,Địa chỉ,Điện thoại,Loại hộ\r\n");
        for (var i = 1; i <= Rewritten; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{letter}{i:000},Thôn {1 + i % 6},{Text(next)},{Phone(next)},Khác\r\n"
            );
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Code(next)},Thôn 1,mới,{Phone(next)},Khác\r\n").ToString();
    }

    private string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number:000000}");

    private static int Number(string code) => int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture);

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"Đợt {number}");

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"09{number:00000000}");
}

/// <summary>What a kill did.</summary>
/// <param name="Lost">Acknowledged writes that are not there, or writes that are there and were never asked for.</param>
/// <param name="Halves">Writes that are there in part.</param>
internal sealed record Found(int Lost, int Halves);
