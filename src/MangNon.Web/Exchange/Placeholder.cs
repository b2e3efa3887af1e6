namespace MangNon.Web.Exchange;
internal static class Placeholder { }
