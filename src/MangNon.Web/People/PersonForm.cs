using MangNon.Access;
using MangNon.Register;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>A role as it is typed.</summary>
public sealed class GrantForm
{
    public string? Role { get; set; }
    public string? Unit { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A new person as typed, with the first role.</summary>
internal sealed class PersonForm
{
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Phone { get; set; }
}

/// <summary>A role that can be given.</summary>
internal sealed record GrantTerms(Role Role, UnitChoice Unit, DateOnly From, DateOnly? To, string Reason);

/// <summary>A person who can be added.</summary>
internal sealed record PersonTerms(string Name, string UserName, string? Phone);

/// <summary>Reads what was typed; what is wrong is said at the field.</summary>
internal static class PersonForms
{
    public static GrantTerms? Read(GrantForm form, AdministeredUnits units, DateOnly today, List<FieldError> errors)
    {
        var before = errors.Count;
        var role = Role.Find(form.Role ?? "");
        var unit = units.Find(form.Unit);
        if (role is null)
        {
            errors.Add(new("vai-tro", T("People.NoRole")));
        }
        else
        {
            if (string.IsNullOrEmpty(form.Unit) && role.Scope == ScopeKind.Commune && units.Communes is [var only])
            {
                unit = only;
            }

            if (unit?.Scope != role.Scope || !unit.IsOpen)
            {
                errors.Add(new("don-vi", T("People.WrongUnit." + role.Scope, Texts.Name(role.Vi, role.En))));
            }
        }

        if (!Numbers.TryDay(form.From, out var from))
        {
            errors.Add(new("tu-ngay", T("People.NoFrom")));
        }
        else if (from < today || from.Year > today.Year + 10)
        {
            errors.Add(new("tu-ngay", T("People.EarlyFrom", Numbers.Day(today))));
        }

        DateOnly? to = null;
        if (!string.IsNullOrWhiteSpace(form.To))
        {
            if (!Numbers.TryDay(form.To, out var last))
            {
                errors.Add(new("den-ngay", T("People.BadTo")));
            }
            else if (last < from)
            {
                errors.Add(new("den-ngay", T("People.EarlyTo", Numbers.Day(from))));
            }

            to = last;
        }

        var reason = ReadReason(form.Reason, "ly-do", errors);
        return errors.Count == before ? new GrantTerms(role!, unit!, from, to, reason) : null;
    }

    /// <summary>A reason is always needed: the log tells why to whoever checks it.</summary>
    public static string ReadReason(string? text, string field, List<FieldError> errors)
    {
        var reason = PersonName.Repair(text ?? "");
        if (reason.Length is 0 or > PeopleRules.ReasonLength)
        {
            errors.Add(new(field, T("People.NoReason", PeopleRules.ReasonLength)));
        }

        return reason;
    }

    /// <param name="form">As typed; without a user name one is proposed.</param>
    /// <param name="isTaken">Whether a user name is somebody's already.</param>
    /// <param name="errors">What is wrong is added.</param>
    public static PersonTerms? Read(PersonForm form, Func<string, bool> isTaken, List<FieldError> errors)
    {
        var before = errors.Count;
        var name = PersonName.Repair(form.Name ?? "");
        if (name.Length is 0 or > PeopleRules.NameLength || !name.Any(char.IsLetter) || name.Any(char.IsControl))
        {
            errors.Add(new("ho-ten", T("People.NoName", PeopleRules.NameLength)));
        }

        var userName = PersonName.Repair(form.UserName ?? "");
        if (userName.Length == 0)
        {
            userName = PeopleRules.ProposeUserName(name, isTaken);
        }
        else if (!PeopleRules.IsUserName(userName))
        {
            errors.Add(new("ten-dang-nhap", T("People.BadUserName")));
        }
        else if (isTaken(userName))
        {
            errors.Add(new("ten-dang-nhap", T("People.UserNameTaken")));
        }

        var phone = PersonName.Repair(form.Phone ?? "");
        if (phone.Length > 0 && !PeopleRules.IsPhone(phone))
        {
            errors.Add(new("dien-thoai", T("People.BadPhone")));
        }

        return errors.Count == before ? new PersonTerms(name, userName, phone.Length == 0 ? null : phone) : null;
    }
}
