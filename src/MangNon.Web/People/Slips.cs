using MangNon.Web.Site;

namespace MangNon.Web.People;

/// <summary>What a new person is handed: printed once.</summary>
/// <param name="Name">The person's.</param>
/// <param name="UserName">To sign in with.</param>
/// <param name="Password">In clear: changed at the first sign-in.</param>
/// <param name="Until">UTC; from then on the password opens nothing.</param>
internal sealed record Slip(string Name, string UserName, string Password, DateTime Until);

/// <summary>One-time passwords between the form that made them and the page that shows them, once.</summary>
internal sealed class Slips(TimeProvider time) : KeptInMemory<IReadOnlyList<Slip>>(time, TimeSpan.FromMinutes(5));
