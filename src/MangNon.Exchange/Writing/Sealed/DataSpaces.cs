using System.Text;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>The storage \x06DataSpaces: the same in every encrypted workbook ([MS-OFFCRYPTO] 2.1, 2.2).</summary>
internal static class DataSpaces
{
    private const string Space = "StrongEncryptionDataSpace";
    private const string Transform = "StrongEncryptionTransform";

    // Reader, updater and writer: 1.0 each.
    private static readonly byte[] Versions = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

    public static CompoundEntry NewEntry() =>
        new(
            "\x06DataSpaces",
            new("Version", [.. Text("Microsoft.Container.DataSpaces"), .. Versions]),
            new("DataSpaceMap", [8, 0, 0, 0, 1, 0, 0, 0, .. MapEntry()]),
            new("DataSpaceInfo", new CompoundEntry(Space, [8, 0, 0, 0, 1, 0, 0, 0, .. Text(Transform)])),
            new("TransformInfo", new CompoundEntry(Transform, new CompoundEntry("\x06Primary", Primary())))
        );

    private static byte[] MapEntry()
    {
        byte[] names = [1, 0, 0, 0, 0, 0, 0, 0, .. Text("EncryptedPackage"), .. Text(Space)];
        return [.. Number(names.Length + sizeof(int)), .. names];
    }

    private static byte[] Primary()
    {
        byte[] id = [1, 0, 0, 0, .. Text("{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}")];
        return
        [
            .. Number(id.Length + sizeof(int)),
            .. id,
            .. Text("Microsoft.Container.EncryptionTransform"),
            .. Versions,
            // No name of a cipher, no block size, no mode: agile encryption says these in EncryptionInfo.
            .. new byte[3 * sizeof(int)],
            .. Number(4),
        ];
    }

    /// <summary>UNICODE-LP-P4: length in bytes, the text, padded to four bytes.</summary>
    private static byte[] Text(string text)
    {
        var bytes = Encoding.Unicode.GetBytes(text);
        return [.. Number(bytes.Length), .. bytes, .. new byte[bytes.Length % 4]];
    }

    private static byte[] Number(int number) =>
        [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];
}
