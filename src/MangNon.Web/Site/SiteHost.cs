using System.Text.Encodings.Web;
using System.Text.Unicode;
using MangNon.Register;
using MangNon.Register.Searching;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Circumstances;
using MangNon.Web.Exchange;
using MangNon.Web.Exports;
using MangNon.Web.Figures;
using MangNon.Web.Health;
using MangNon.Web.Log;
using MangNon.Web.Opening;
using MangNon.Web.Participation;
using MangNon.Web.People;
using MangNon.Web.Programme;
using MangNon.Web.Register;
using MangNon.Web.Register.PersonalNumbers;
using MangNon.Web.Reporting;
using MangNon.Web.Reporting.WorkPlans;
using MangNon.Web.Rights;
using MangNon.Web.Schooling;
using MangNon.Web.Shell;
using MangNon.Web.Storage.Keeping;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Site;

/// <summary>Puts the site together: services, the order of the pipeline, endpoints.</summary>
public static class SiteHost
{
    /// <summary>Builds the site without starting it. The database must be migrated, and <see cref="FirstAccounts"/> called, by the caller.</summary>
    public static WebApplication Build(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(SiteHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = "wwwroot",
                EnvironmentName = Environments.Production,
            }
        );
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limits.Configure(kestrel, options);
        });
        ConsoleLines.Add(builder.Logging.ClearProviders());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It warns of keys that it does not encrypt itself: the database's seal does (CookieKeys).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (options.AnnounceStart)
        {
            builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        }

        options.Logging?.Invoke(builder.Logging);
        AddServices(builder.Services, options);
        var app = builder.Build();
        UsePipeline(app, options);
        MapEndpoints(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Time);
        services.AddSingleton(options.Seal);
        services.AddSingleton<RequestEnds>();
        services.AddDbContextFactory<MangNonDb>(
            (provider, database) =>
            {
                options.UseDatabase(database);
                database.AddInterceptors(provider.GetRequiredService<RequestEnds>());
            }
        );
        services.AddDataProtection().SetApplicationName("mangnon");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<MangNonDb>>(
                (keys, databases) => keys.XmlRepository = new CookieKeys(databases)
            );
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(SmallerAnswers.Configure);
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddSignIn(options);
        services.AddLimits();
        services.AddSingleton<Assets>();
        services.AddSingleton<SearchState>();
        services.AddScoped<CurrentCommune>();
        services.AddScoped<Preferences>();
        services.AddSingleton<Navigation>();
        services.AddSingleton<Programmes>();
        services.AddScoped<CommuneFigures>();
        services.AddSingleton<SearchIndexes>();
        services.AddSingleton<RegisterSearch>();
        services.AddScoped<RegisterReader>();
        services.AddScoped<HouseholdReader>();
        services.AddScoped<HealthReader>();
        services.AddScoped<InjuryReader>();
        services.AddScoped<ActivityReader>();
        services.AddScoped<SchoolReader>();
        services.AddScoped<ReportingReader>();
        services.AddScoped<IssuedDocuments>();
        services.AddScoped<NameLists>();
        services.AddScoped<ExportReader>();
        services.AddScoped<AgreementReader>();
        services.AddScoped<NoticeReader>();
        services.AddScoped<PeopleReader>();
        services.AddScoped<PeopleWork>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<RightsReader>();
        services.AddSingleton<Slips>();
        services.AddSingleton<PeopleFiles>();
        services.AddSingleton<NumberFiles>();
        services.AddScoped<LogReader>();
        services.AddSingleton<ImportFolder>();
        services.AddSingleton<Imports>();
        services.AddHostedService<ImportWorker>();
        services.AddSingleton(provider => new Backups(
            options.BackedUp,
            options.Time,
            provider.GetRequiredService<ILogger<Backups>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<Backups>());
    }

    private static void UsePipeline(WebApplication app, SiteOptions options)
    {
        app.UseProxies(options);
        app.UseSecurityHeaders(Headers.Policy(options.IsHttps));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPages.WriteFaultAsync });
        app.Use(ErrorPages.FillAsync);
        app.Use(BehindProxy.HttpsOnly(options));
        app.UseResponseCompression();
        app.UseStaticFiles(Assets.Options);
        app.Use(Headers.NeverStoreAsync);
        app.Use(OwnHosts.Only(options));
        app.Use(Preferences.UseLanguageAsync);
        app.Use(WorkbookAddress.RewriteAsync);
        app.UseRouting();
        app.Use(Limits.AtOnce());
        app.Use(Limits.RefuseTooLargeAsync);
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.Use(Logbook.NameActorAsync);
        // Once it is known who asks: a person has a limit beside the address.
        app.UseRateLimiter();
        app.Use(PasswordChangeFirst.EnforceAsync);
        app.Use(UnknownIsNotFoundAsync);
        app.UseAuthorization();
        app.Use(FreshSignIn.EnforceAsync);
        app.Use(ReadableForms.RequireAsync);
        app.UseAntiforgery();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapRazorComponents<App>().Finally(CloseOwnEndpoints);
        app.MapGet("/suc-khoe", () => Results.Text("ok")).AllowAnonymous();
        AccountEndpoints.Map(app);
        PasskeyEndpoints.Map(app);
        AgencySignIn.Map(app);
        PreferenceEndpoints.Map(app);
        SearchState.Map(app);
        SuggestionEndpoints.Map(app);
        FigureWorkbooks.Map(app);
        PlanWorkbook.Map(app);
        ExportEndpoints.Map(app);
        OpeningEndpoints.Map(app);
        ImportEndpoints.Map(app);
        ReportEndpoints.Map(app);
        WorkPlanEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        PeopleFileEndpoints.Map(app);
        LogEndpoints.Map(app);
        RequestEndpoints.Map(app);
        RegisterEndpoints.Map(app);
        NumberEndpoints.Map(app);
        InjuryWorkbook.Map(app);
        DoublesEndpoints.Map(app);
        HealthEndpoints.Map(app);
        ActivityEndpoints.Map(app);
    }

    /// <summary>Else one who is not signed in would be sent to sign in for what is not there either.</summary>
    private static Task UnknownIsNotFoundAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>
    /// The framework's own endpoints beside the pages declare nothing themselves. The page of what is not there has an
    /// address only because the router asks for one: under it there is nothing, as under any unknown address.
    /// </summary>
    private static void CloseOwnEndpoints(EndpointBuilder endpoint)
    {
        var path = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.TrimStart('/') ?? "";
        if (path.StartsWith("_framework/", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute(Permits.OwnAccount));
        }
        else if ("/" + path == NotFoundPage.Address)
        {
            endpoint.RequestDelegate = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        }
    }
}
