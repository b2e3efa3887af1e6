namespace MangNon.Web.Shell;

/// <summary>What a person must correct.</summary>
/// <param name="Field">Id of the field on the page.</param>
/// <param name="Message">What to do, in the words of the field.</param>
public sealed record FieldError(string Field, string Message);
