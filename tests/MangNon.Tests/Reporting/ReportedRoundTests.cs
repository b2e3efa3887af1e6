using MangNon.Access;
using MangNon.Reporting;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting;

public sealed class ReportedRoundTests
{
    [Theory, OnBothDatabases]
    public async Task Reported_figures_are_written_as_a_whole_and_make_the_commune_stale(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var focal = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var before = await VersionAsync();

        var (saved, _) = await SaveAsync(
            focal,
            new("6", "Trạm Y tế", "", "0", "3"),
            new("2", "", "", "1.234", "1.300,5"),
            new("9", "", "", " ", "")
        );
        Assert.Equal(2, saved);
        Assert.True(await VersionAsync() > before);
        Assert.Equal(["1234/1300,5", "0/3"], (await FindAsync(focal)).Select(ReportedInput.Text));

        // Another meanwhile; half a figure; no number; below zero. Nothing of it is written.
        var (none, faults) = await SaveAsync(
            Viewers.Of(Role.Chairman, commune.CommuneId),
            new("6", "Trạm Y tế", "", "1", "3"),
            new("5a", "", "", "1", ""),
            new("5b", "", "", "37.5", "40"),
            new("13", "", "", "-1", "-2"),
            new("7", "", "", "1", "2")
        );
        Assert.Equal(0, none);
        Assert.Equal(
            [
                ("6", ReportedProblem.Meanwhile),
                ("5a", ReportedProblem.Half),
                ("5b", ReportedProblem.NotANumber),
                ("13", ReportedProblem.NotANumber),
            ],
            faults.Select(fault => (fault.Row.ComponentId, fault.Problem))
        );
        Assert.Equal(2, (await FindAsync(focal)).Count);

        // Of component 13 the numerator may be below zero; emptied is taken away.
        Assert.Equal(
            2,
            (await SaveAsync(focal, new("13", "", "", "-1", "2"), new("2", "", "1234/1300,5", "", ""))).Saved
        );
        Assert.Equal(
            ["-1/2", "0/3"],
            (await FindAsync(focal)).Select(ReportedInput.Text).Order(StringComparer.Ordinal)
        );

        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        Assert.Equal(0, (await SaveAsync(station, new ReportedInput("7", "", "", "1", "2"))).Saved);
        Assert.Empty(await FindAsync(Viewers.Of(Role.FocalOffice, Guid.CreateVersion7())));

        async Task<IReadOnlyList<ReportedFigure>> FindAsync(Viewer viewer)
        {
            await using var db = database.NewContext();
            return await ReportedRound.FindAsync(db, viewer, commune.CommuneId, 2026, default);
        }

        async Task<(int Saved, IReadOnlyList<(ReportedInput Row, ReportedProblem Problem)> Faults)> SaveAsync(
            Viewer viewer,
            params ReportedInput[] rows
        )
        {
            await using var db = database.NewContext();
            return await ReportedRound.SaveAsync(db, viewer, commune.CommuneId, 2026, rows, default);
        }

        async Task<long> VersionAsync()
        {
            await using var db = database.NewContext();
            return (await db.Communes.SingleAsync()).Version;
        }
    }
}
