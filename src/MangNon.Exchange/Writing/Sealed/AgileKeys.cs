using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>
/// The keys of one sealed workbook: a random one for its content, which one made from the password wraps; and what the
/// stream EncryptionInfo says of them ([MS-OFFCRYPTO] 2.3.4.10).
/// </summary>
internal sealed class AgileKeys : IDisposable
{
    public const int Spins = 100_000;
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const string Algorithms =
        """saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" """;

    // What each derived key is for: constants of the standard (2.3.4.13, 2.3.4.14).
    private static readonly byte[] ForVerifier = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    private static readonly byte[] ForVerifierHash = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    private static readonly byte[] ForKey = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
    private static readonly byte[] ForProofKey = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
    private static readonly byte[] ForProof = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(SaltBytes);
    private readonly byte[] _proofKey = RandomNumberGenerator.GetBytes(SHA512.HashSizeInBytes);
    private readonly byte[] _passwordSalt;
    private readonly byte[] _verifier;
    private readonly byte[] _verifierHash;
    private readonly byte[] _wrappedKey;
    private readonly Aes _aes = Aes.Create();

    private AgileKeys(byte[] passwordSalt, byte[] spun)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var verifier = RandomNumberGenerator.GetBytes(SaltBytes);
        _aes.Key = key;
        _passwordSalt = passwordSalt;
        _verifier = Wrap(spun, ForVerifier, verifier);
        _verifierHash = Wrap(spun, ForVerifierHash, SHA512.HashData(verifier));
        _wrappedKey = Wrap(spun, ForKey, key);
        CryptographicOperations.ZeroMemory(key);
    }

    public static AgileKeys Make(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var typed = Encoding.Unicode.GetBytes(password);
        var spun = SHA512.HashData([.. salt, .. typed]);
        Span<byte> round = stackalloc byte[sizeof(int) + SHA512.HashSizeInBytes];
        for (var i = 0; i < Spins; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(round, i);
            spun.CopyTo(round[sizeof(int)..]);
            SHA512.HashData(round, spun);
        }

        try
        {
            return new AgileKeys(salt, spun);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
            CryptographicOperations.ZeroMemory(spun);
            CryptographicOperations.ZeroMemory(round);
        }
    }

    /// <summary>Encrypts the piece of that number; its length is a multiple of 16.</summary>
    public void EncryptPiece(int number, ReadOnlySpan<byte> plain, Span<byte> sealedPiece)
    {
        Span<byte> index = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(index, number);
        _aes.EncryptCbc(plain, Vector(index), sealedPiece, PaddingMode.None);
    }

    /// <summary>What proves the encrypted stream, its length at the front included.</summary>
    public IncrementalHash NewProof() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, _proofKey);

    /// <summary>The stream EncryptionInfo.</summary>
    public byte[] Describe(byte[] proof)
    {
        var proofKey = _aes.EncryptCbc(_proofKey, Vector(ForProofKey), PaddingMode.None);
        var proofValue = _aes.EncryptCbc(proof, Vector(ForProof), PaddingMode.None);
        var xml = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData {Algorithms}saltValue="{Text(
                _salt
            )}"/><dataIntegrity encryptedHmacKey="{Text(proofKey)}" encryptedHmacValue="{Text(
                proofValue
            )}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="{Spins}" {Algorithms}saltValue="{Text(
                _passwordSalt
            )}" encryptedVerifierHashInput="{Text(_verifier)}" encryptedVerifierHashValue="{Text(
                _verifierHash
            )}" encryptedKeyValue="{Text(_wrappedKey)}"/></keyEncryptor></keyEncryptors></encryption>
            """
        );
        // Version 4.4, agile.
        return [4, 0, 4, 0, 0x40, 0, 0, 0, .. Encoding.UTF8.GetBytes(xml)];
    }

    public void Dispose() => _aes.Dispose();

    private byte[] Vector(ReadOnlySpan<byte> purpose) => SHA512.HashData([.. _salt, .. purpose])[..SaltBytes];

    private byte[] Wrap(byte[] spun, byte[] purpose, byte[] secret)
    {
        using var aes = Aes.Create();
        aes.Key = SHA512.HashData([.. spun, .. purpose])[..KeyBytes];
        return aes.EncryptCbc(secret, _passwordSalt, PaddingMode.None);
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes);
}
