using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MangNon.Testing;

/// <summary>
/// Opens an encrypted workbook as [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15 says, written apart from the program's own writer:
/// the algorithms are taken from the file, the password is verified, and the HMAC proved.
/// </summary>
public static class OpenedWorkbook
{
    /// <returns>The plain workbook.</returns>
    /// <exception cref="CryptographicException">The wrong password, or a file that was changed.</exception>
    public static byte[] Open(byte[] file, string password)
    {
        var streams = new CompoundReader(file).Streams;
        var info = streams["EncryptionInfo"];
        if (BinaryPrimitives.ReadInt64LittleEndian(info) != 0x0000004000040004)
        {
            throw new InvalidDataException("Not agile encryption.");
        }

        var xml = XDocument.Load(new MemoryStream(info, 8, info.Length - 8)).Root!;
        var data = xml.Elements().Single(one => one.Name.LocalName == "keyData");
        var integrity = xml.Elements().Single(one => one.Name.LocalName == "dataIntegrity");
        var wrapped = xml.Descendants().Single(one => one.Name.LocalName == "encryptedKey");
        foreach (var one in new[] { data, wrapped })
        {
            Expect(one, "cipherAlgorithm", "AES");
            Expect(one, "cipherChaining", "ChainingModeCBC");
            Expect(one, "hashAlgorithm", "SHA512");
            Expect(one, "keyBits", "256");
        }

        Expect(wrapped, "spinCount", "100000");
        var key = KeyOf(wrapped, password);
        var package = streams["EncryptedPackage"];
        Prove(package, key, data, integrity);
        return Decrypt(package, key, Bytes(data, "saltValue"));
    }

    private static byte[] KeyOf(XElement wrapped, string password)
    {
        var salt = Bytes(wrapped, "saltValue");
        var hash = SHA512.HashData([.. salt, .. Encoding.Unicode.GetBytes(password)]);
        for (var i = 0; i < 100_000; i++)
        {
            hash = SHA512.HashData([.. BitConverter.GetBytes(i), .. hash]);
        }

        byte[] Unwrap(string name, ulong purpose)
        {
            var block = BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(purpose));
            return Decrypted(SHA512.HashData([.. hash, .. block])[..32], salt, Bytes(wrapped, name));
        }

        var verifier = Unwrap("encryptedVerifierHashInput", 0xfea7d2763b4b9e79);
        var verified = Unwrap("encryptedVerifierHashValue", 0xd7aa0f6d3061344e);
        return SHA512.HashData(verifier).AsSpan().SequenceEqual(verified)
            ? Unwrap("encryptedKeyValue", 0x146e0be7abacd0d6)
            : throw new CryptographicException("The wrong password.");
    }

    private static void Prove(byte[] package, byte[] key, XElement data, XElement integrity)
    {
        var salt = Bytes(data, "saltValue");
        byte[] Unwrap(string name, ulong purpose) =>
            Decrypted(
                key,
                SHA512.HashData([.. salt, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(purpose))])[..16],
                Bytes(integrity, name)
            );

        var proofKey = Unwrap("encryptedHmacKey", 0x5fb2ad010cb9e1f6);
        var proof = Unwrap("encryptedHmacValue", 0xa0677f02b22c8433);
        if (!HMACSHA512.HashData(proofKey, package).AsSpan().SequenceEqual(proof))
        {
            throw new CryptographicException("The file was changed.");
        }
    }

    private static byte[] Decrypt(byte[] package, byte[] key, byte[] salt)
    {
        var length = BinaryPrimitives.ReadInt64LittleEndian(package);
        using var plain = new MemoryStream();
        for (var (at, piece) = (8, 0); at < package.Length; at += 4096, piece++)
        {
            var vector = SHA512.HashData([.. salt, .. BitConverter.GetBytes(piece)])[..16];
            plain.Write(Decrypted(key, vector, package[at..Math.Min(at + 4096, package.Length)]));
        }

        return plain.ToArray()[..(int)length];
    }

    private static byte[] Decrypted(byte[] key, byte[] vector, byte[] bytes)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(bytes, vector, PaddingMode.None);
    }

    private static byte[] Bytes(XElement element, string name) =>
        Convert.FromBase64String(element.Attribute(name)!.Value);

    private static void Expect(XElement element, string name, string value)
    {
        if (element.Attribute(name)?.Value != value)
        {
            throw new InvalidDataException($"{name} is not {value}.");
        }
    }
}
