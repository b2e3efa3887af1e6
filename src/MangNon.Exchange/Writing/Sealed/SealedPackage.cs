namespace MangNon.Exchange.Writing.Sealed;

/// <summary>
/// A workbook that opens with a password alone: ECMA-376 agile encryption ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15), AES-256
/// in CBC mode, SHA-512, 100,000 rounds, with the HMAC that proves that no byte was changed. Excel 2010 and later and
/// LibreOffice ask for the password and open it. What is written to <see cref="Content"/> goes to the file encrypted,
/// piece by piece: the plain workbook lies nowhere, neither in memory nor on the disk.
/// </summary>
public sealed class SealedPackage : IDisposable
{
    private readonly CompoundFile _compound;
    private readonly AgileKeys _keys;
    private readonly EncryptingStream _content;

    /// <param name="file">Empty; it must read, write and seek, and stays the caller's to close.</param>
    /// <param name="password">What opens the workbook; kept nowhere.</param>
    public SealedPackage(Stream file, string password)
    {
        _compound = new CompoundFile(file);
        _keys = AgileKeys.Make(password);
        _content = new EncryptingStream(file, _keys);
    }

    /// <summary>Takes the plain workbook; it cannot seek.</summary>
    public Stream Content => _content;

    /// <summary>Finishes the file; nothing may be written after it.</summary>
    /// <returns>SHA-256 of the plain workbook: of one that somebody opened, it says which one it was.</returns>
    public byte[] Complete()
    {
        var (length, digest) = _content.Complete();
        var proof = _compound.Proof(length, _keys.NewProof());
        _compound.Complete(
            "EncryptedPackage",
            length,
            [DataSpaces.NewEntry(), new("EncryptionInfo", _keys.Describe(proof))]
        );
        return digest;
    }

    public void Dispose()
    {
        _content.Dispose();
        _keys.Dispose();
    }
}
