@echo off
rem Starts kaon.ps1, which does the work. Untested: it was written without a Windows machine at hand.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0kaon.ps1" %*
exit /b %ERRORLEVEL%
