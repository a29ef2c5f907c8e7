@echo off
rem Builds and checks Tabib on Windows: check, test, slow, conformance, bench, format, pack. Peers and fuzz run on Linux.
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
cd /d "%~dp0"
if "%1"=="check" goto check
if "%1"=="test" goto test
if "%1"=="slow" goto slow
if "%1"=="conformance" goto conformance
if "%1"=="bench" goto bench
if "%1"=="format" goto format
if "%1"=="pack" goto pack
echo usage: build check^|test^|slow^|conformance^|bench^|format^|pack 1>&2
exit /b 2

:check
dotnet build Tabib.slnx --configuration Release -nologo && dotnet format Tabib.slnx --verify-no-changes
exit /b %errorlevel%

:test
dotnet build Tabib.slnx --configuration Release -nologo || exit /b 1
tests\Tabib.Tests\bin\Release\net10.0\Tabib.Tests.exe || exit /b 1
tests\Tabib.Conformance\bin\Release\net10.0\Tabib.Conformance.exe || exit /b 1
tests\Tabib.Pages.Tests\bin\Release\net10.0\Tabib.Pages.Tests.exe
exit /b %errorlevel%

:slow
dotnet build Tabib.slnx --configuration Release -nologo || exit /b 1
tests\Tabib.Tests\bin\Release\net10.0\Tabib.Tests.exe -explicit only
exit /b %errorlevel%

:conformance
dotnet build Tabib.slnx --configuration Release -nologo || exit /b 1
tests\Tabib.Conformance\bin\Release\net10.0\Tabib.Conformance.exe
exit /b %errorlevel%

:bench
dotnet build Tabib.slnx --configuration Release -nologo || exit /b 1
bench\Tabib.Bench\bin\Release\net10.0\Tabib.Bench.exe %2 %3 %4 %5 %6 %7 %8 %9
exit /b %errorlevel%

:format
dotnet format Tabib.slnx
exit /b %errorlevel%

:pack
dotnet pack src\Tabib.App\Tabib.App.csproj --configuration Release --output artifacts\packages -nologo
exit /b %errorlevel%
