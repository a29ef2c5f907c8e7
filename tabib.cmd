@echo off
rem Runs Tabib from a clone on Windows: builds it (quickly where nothing changed), then runs it with the caller's arguments.
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
where dotnet >nul 2>nul
if errorlevel 1 (
  echo tabib: the .NET 10 SDK is needed: https://dotnet.microsoft.com/download/dotnet/10.0 1>&2
  exit /b 70
)
dotnet build "%~dp0src\Tabib.App\Tabib.App.csproj" --configuration Release --verbosity quiet -nologo 1>&2
if errorlevel 1 exit /b 70
dotnet "%~dp0src\Tabib.App\bin\Release\net10.0\tabib.dll" %*
exit /b %errorlevel%
