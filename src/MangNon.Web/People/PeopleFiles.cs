using MangNon.Web.Site;

namespace MangNon.Web.People;

/// <summary>Workbooks of people as they were read, until those in them are added.</summary>
internal sealed class PeopleFiles(TimeProvider time) : KeptInMemory<PeopleFile>(time, TimeSpan.FromMinutes(30));
