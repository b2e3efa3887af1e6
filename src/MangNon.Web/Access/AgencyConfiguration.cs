using System.Text.Json;

namespace MangNon.Web.Access;

/// <summary>A ministry's or province's own sign-in, from <c>oidc.json</c> in the data folder.</summary>
/// <param name="Authority">Its address; https, except on the loopback.</param>
/// <param name="ClientId">As registered there.</param>
/// <param name="ClientSecret">As given there.</param>
/// <param name="ButtonText">What stands on the button, as “Đăng nhập bằng tài khoản Bộ Y tế”.</param>
internal sealed record AgencyConfiguration(Uri Authority, string ClientId, string ClientSecret, string ButtonText)
{
    public const string FileName = "oidc.json";

    /// <summary>Null, without a problem, when there is no such file; null with a problem in Vietnamese when it cannot be used.</summary>
    public static AgencyConfiguration? Read(string dataFolder, out string? problem)
    {
        problem = null;
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            string? Text(string name) =>
                file.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
            if (
                !Uri.TryCreate(Text("authority"), UriKind.Absolute, out var authority)
                || !(authority.Scheme == Uri.UriSchemeHttps || (authority.IsLoopback && authority.Scheme == "http"))
            )
            {
                problem = $"Tệp {path}: authority phải là địa chỉ https.";
                return null;
            }

            if (Text("clientId") is { Length: > 0 } id && Text("clientSecret") is { Length: > 0 } secret)
            {
                return new AgencyConfiguration(
                    authority,
                    id,
                    secret,
                    Text("buttonText") ?? "Đăng nhập bằng tài khoản cơ quan"
                );
            }

            problem = $"Tệp {path}: thiếu clientId hoặc clientSecret.";
            return null;
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            problem = $"Tệp {path} không đọc được hoặc không đúng cú pháp JSON.";
            return null;
        }
    }
}
