@echo off
rem Starts Mang Non; builds it first when it was never built or a source file changed since (tools\launch.ps1).
rem No arguments: serve. The data folder is .\data where you stand, unless --data says otherwise.
setlocal
chcp 65001 >nul
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set "MANGNON_APP="
for /f "usebackq delims=" %%a in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0tools\launch.ps1"`) do set "MANGNON_APP=%%a"
if not defined MANGNON_APP exit /b 2
dotnet "%MANGNON_APP%" %*
exit /b %ERRORLEVEL%
