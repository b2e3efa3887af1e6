using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace MangNon.Testing;

/// <summary>
/// Gives a theory both databases: the first parameter is a <see cref="DatabaseKind"/>, the others are
/// <paramref name="rest"/>. Written once for a test without further parameters, once per case otherwise.
/// </summary>
/// <example><c>[Theory, OnBothDatabases] public async Task A_child_is_found(DatabaseKind kind)</c></example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object?[] rest) : DataAttribute
{
    /// <summary>What follows the database among the parameters.</summary>
    public IReadOnlyList<object?> Rest { get; } = rest;

    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([.. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow([kind, .. Rest]))]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
