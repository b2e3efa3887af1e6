using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>What a line of a pasted list turned out to be.</summary>
public enum ScanOutcome
{
    /// <summary>One child.</summary>
    Found,

    /// <summary>One child, who took part already by the list.</summary>
    AlreadyThere,

    /// <summary>One child, whom an earlier line named.</summary>
    Repeated,

    /// <summary>One child, who did not live here on the activity's day.</summary>
    NotHere,

    /// <summary>Several children fit: the person chooses.</summary>
    Ambiguous,

    /// <summary>Nobody that the person reaches.</summary>
    NotFound,
}

/// <summary>A line of a pasted list with whom it means.</summary>
/// <param name="Number">Of the line in the text, from 1.</param>
/// <param name="Text">As pasted.</param>
/// <param name="Outcome">What it turned out to be.</param>
/// <param name="Children">Whom it may mean; empty for <see cref="ScanOutcome.NotFound"/>.</param>
public sealed record ScanLine(int Number, string Text, ScanOutcome Outcome, IReadOnlyList<AttendanceChild> Children);

/// <summary>A pasted list, looked up.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Lines">In the order pasted; empty lines are passed over.</param>
/// <param name="LeftOut">Lines beyond <see cref="AttendanceScan.MostLines"/>, which were not looked up.</param>
public sealed record ScanResult(Activity Activity, IReadOnlyList<ScanLine> Lines, int LeftOut);

/// <summary>
/// Looks up a list as it comes from a sheet of paper or a message: each line a child's code, an identity number, or a
/// name with the year or the day of birth. Reads only; saving is <see cref="AttendanceSaving"/>.
/// </summary>
public static class AttendanceScan
{
    /// <summary>Lines of one list.</summary>
    public const int MostLines = 500;

    /// <summary>Children to choose from for one line.</summary>
    public const int MostChoices = 8;

    /// <summary>Null where there is no such activity, or not for this person.</summary>
    public static async Task<ScanResult?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid activityId,
        string text,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(text);
        if (
            await AttendanceRoster.ActivityOfAsync(db, viewer, communeId, activityId, cancel).ConfigureAwait(false)
            is not { } activity
        )
        {
            return null;
        }

        var children = await AttendanceRoster.ChildrenAsync(db, viewer, activity, cancel).ConfigureAwait(false);
        // Who may not read identity numbers is told of nobody by one.
        var numbered = (
            await viewer
                .Reach(Act.Read, RecordKind.Contact)
                .Of(db, db.Children.Where(c => c.CommuneId == communeId && c.PersonalIdIndex != null))
                .Select(c => c.Id)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        ).ToHashSet();
        var byCode = children.ToLookup(one => one.Child.Code, StringComparer.OrdinalIgnoreCase);
        var byName = children.ToLookup(one => one.Child.NameFolded, StringComparer.Ordinal);
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n')
            .Select((line, at) => (Number: at + 1, Text: PersonName.Repair(line)))
            .Where(line => line.Text.Length > 0)
            .ToList();
        var seen = new HashSet<Guid>();
        var found = new List<ScanLine>();
        foreach (var (number, line) in lines.Take(MostLines))
        {
            var fits = Find(ScannedLine.Read(line));
            found.Add(new ScanLine(number, line, Outcome(fits), [.. fits.Take(MostChoices)]));
        }

        return new ScanResult(activity, found, Math.Max(0, lines.Count - MostLines));

        IReadOnlyList<AttendanceChild> Find(ScannedLine line)
        {
            if (byCode[line.Text].ToList() is { Count: > 0 } coded)
            {
                return coded;
            }

            if (line.PersonalId is { } id)
            {
                var indexes = db.Seal.Indexes(id);
                return
                [
                    .. children.Where(one =>
                        one.Child.PersonalIdIndex is { } index
                        && indexes.Any(sought => sought.AsSpan().SequenceEqual(index))
                        && numbered.Contains(one.Child.Id)
                    ),
                ];
            }

            var named = byName[PersonName.Fold(line.Name)].Where(one => line.Fits(one.Child.BirthDate)).ToList();
            // With its own diacritics a name is of one; without them of all that fold alike.
            var exact = named.FindAll(one =>
                string.Equals(one.Child.FullName, line.Name, StringComparison.OrdinalIgnoreCase)
            );
            return exact.Count > 0 ? exact : named;
        }

        ScanOutcome Outcome(IReadOnlyList<AttendanceChild> fits) =>
            fits.Count == 0 ? ScanOutcome.NotFound
            : fits.Count > 1 ? ScanOutcome.Ambiguous
            : fits[0].Attended ? ScanOutcome.AlreadyThere
            : !seen.Add(fits[0].Child.Id) ? ScanOutcome.Repeated
            : Standings.On(fits[0].Child, activity.HeldOn) != Standing.Resident ? ScanOutcome.NotHere
            : ScanOutcome.Found;
    }
}
