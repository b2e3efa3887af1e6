using MangNon.Access;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;

namespace MangNon.Web.People;

/// <summary>How far a new installation is: the first steps, of which the last is that somebody new can sign in.</summary>
internal sealed class FirstSteps(
    CurrentCommune communes,
    Programmes programmes,
    PeopleReader reader,
    CurrentViewer viewers
)
{
    /// <param name="Commune">Null without one.</param>
    /// <param name="Programme">Null where the commune's is not at hand.</param>
    /// <param name="Villages">In the register.</param>
    /// <param name="Facilities">Schools and other facilities in the register.</param>
    /// <param name="People">Accounts beside those of the first start.</param>
    public sealed record Taken(Commune? Commune, ActionProgramme? Programme, int Villages, int Facilities, int People)
    {
        public bool HasRegister => Villages > 0 && Facilities > 0;

        public bool HasPeople => People > 0;
    }

    public async Task<Taken> ReadAsync()
    {
        var commune = await communes.GetAsync();
        var units = await reader.UnitsAsync();
        var people = await reader.AllAsync(new PeopleView(null, ""));
        return new Taken(
            commune,
            commune is null ? null : programmes.RulesOf(commune.ProgrammeId)?.Programme,
            units.All.Count(unit => unit.Scope == ScopeKind.Village && unit.CommuneId == commune?.Id),
            units.All.Count(unit => unit.Scope == ScopeKind.Facility && unit.CommuneId == commune?.Id),
            people.Count(person => !IsFirst(person.Account))
        );
    }

    /// <summary>Whether the desk shows the way: to an administrator, as long as nobody was added.</summary>
    public async Task<bool> AreAheadAsync() =>
        (await viewers.GetAsync()).May(Act.Write, RecordKind.People)
        && (await reader.AllAsync(new PeopleView(null, ""))).All(person => IsFirst(person.Account));

    private static bool IsFirst(Account account) =>
        account.UserName is FirstAccounts.Administrator or FirstAccounts.Officer;
}
