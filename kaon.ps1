# Starts the kaon command out of this source folder: finds a JDK, builds where a source is newer than the last build, starts Java.
# Untested: it was written without a Windows machine at hand. The script `kaon` beside it is the one that is tested (Linux).
#
# KAON_JAVA_HOME     the JDK to use, instead of the first one that suits
# KAON_JAVA_OPTIONS  more options for Java, for example -Xmx8g

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$state = Join-Path $root '.kaon'
$classpathFile = Join-Path $state 'classpath'
$words = $args

function Fail([string] $message) {
    [Console]::Error.WriteLine("kaon: $message")
    exit 1
}

# The version in the file "release" of a JDK folder, or nothing; no Java is started for it.
function Get-JdkVersion([string] $folder) {
    $release = Join-Path $folder 'release'
    if (-not ((Test-Path $release) -and (Test-Path (Join-Path $folder 'bin\javac.exe')))) { return }
    $line = Select-String -Path $release -Pattern '^JAVA_VERSION="(\d+)(?:\.(\d+))?(?:\.(\d+))?' | Select-Object -First 1
    if (-not $line) { return }
    $numbers = $line.Matches[0].Groups[1..3] | ForEach-Object { if ($_.Success) { [int] $_.Value } else { 0 } }
    [version]::new($numbers[0], $numbers[1], $numbers[2])
}

function Find-Jdk {
    $minimum = [version] '25.0.3'
    if ($env:KAON_JAVA_HOME) {
        $version = Get-JdkVersion $env:KAON_JAVA_HOME
        if ($version -and $version -ge $minimum) { return $env:KAON_JAVA_HOME }
        Fail "KAON_JAVA_HOME is $env:KAON_JAVA_HOME, which is no JDK 25.0.3 or later. Set it to one, or unset it."
    }
    $folders = @($env:JAVA_HOME)
    $onPath = Get-Command java.exe -ErrorAction SilentlyContinue
    if ($onPath) { $folders += Split-Path (Split-Path $onPath.Source) }
    foreach ($parent in "$env:ProgramFiles\Eclipse Adoptium", "$env:ProgramFiles\Java", "$env:ProgramFiles\Microsoft",
        "$env:ProgramFiles\Zulu", "$env:ProgramFiles\Amazon Corretto", "$env:USERPROFILE\.jdks", "$env:USERPROFILE\scoop\apps") {
        $folders += Get-ChildItem -Directory $parent -ErrorAction SilentlyContinue | ForEach-Object FullName
    }
    $suitable = $folders | Where-Object { $_ -and ($version = Get-JdkVersion $_) -and $version -ge $minimum }
    $same = $suitable | Where-Object { (Get-JdkVersion $_).Major -eq 25 } | Select-Object -First 1
    if ($same) { return $same }
    if ($suitable) { return $suitable | Select-Object -First 1 }
    Fail 'no JDK 25.0.3 or later found in JAVA_HOME, PATH or the usual folders. Install one, for example Eclipse Temurin 25 (winget install EclipseAdoptium.Temurin.25.JDK), or set KAON_JAVA_HOME to its folder.'
}

function Test-Fresh {
    if (-not (Test-Path $classpathFile)) { return $false }
    foreach ($jar in (Get-Content $classpathFile -TotalCount 1) -split ';') {
        if (-not (Test-Path $jar)) { return $false }
    }
    $built = (Get-Item $classpathFile).LastWriteTimeUtc
    $sources = @(Get-Item "$root\pom.xml", "$root\kaon-*\pom.xml") + @(Get-ChildItem -Recurse "$root\kaon-*\src\main")
    -not ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

function Invoke-Build([string] $jdk) {
    $begun = Get-Date
    $log = Join-Path $state 'build.log'
    [Console]::Error.Write('kaon: building ...')
    $env:JAVA_HOME = $jdk
    Push-Location $root
    cmd /c "mvnw.cmd -B -q -T 1C -Dmaven.test.skip=true package > `"$log`" 2>&1"
    $code = $LASTEXITCODE
    Pop-Location
    if ($code -ne 0) {
        [Console]::Error.WriteLine(' failed')
        Get-Content $log -Tail 25 | ForEach-Object { [Console]::Error.WriteLine($_) }
        Fail "the build failed; all it printed is in $log"
    }
    # Kaon's own jars are copied, each build into a folder of its own, so that a build never pulls them from under a running command.
    $app = New-Item -ItemType Directory (Join-Path $state ('app-' + $begun.Ticks))
    $jars = (Get-Content "$root\kaon-cli\target\runtime.classpath" -TotalCount 1) -split ';'
    $version = ($jars | Where-Object { $_ -match 'kaon-lab-(.*)\.jar$' } | ForEach-Object { $Matches[1] } | Select-Object -First 1)
    $classpath = @("$root\kaon-cli\target\kaon-cli-$version.jar") + $jars | ForEach-Object {
        if ($_.StartsWith($root)) { (Copy-Item $_ $app -PassThru).FullName } else { $_ }
    }
    Set-Content $classpathFile ($classpath -join ';')
    (Get-Item $classpathFile).LastWriteTime = $begun
    [Console]::Error.WriteLine(" done in $([int] ((Get-Date) - $begun).TotalSeconds) s")
}

$jdk = Find-Jdk
New-Item -ItemType Directory -Force $state | Out-Null
if (-not (Test-Fresh)) {
    # One build at a time: the file cannot be opened twice.
    $lock = $null
    while (-not $lock) {
        try { $lock = [IO.File]::Open((Join-Path $state 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] { Start-Sleep -Milliseconds 200 }
    }
    try { if (-not (Test-Fresh)) { Invoke-Build $jdk } } finally { $lock.Close() }
}

$command = $words | Where-Object { -not "$_".StartsWith('-') } | Select-Object -First 1
$options = @('--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-Djava.awt.headless=true',
    '-Dorg.bytedeco.javacpp.maxPhysicalBytes=0', '-Dstdout.encoding=UTF-8', '-Dstderr.encoding=UTF-8')
if ($command -in 'train', 'predict', 'plan', 'bench') { $options += @('--add-modules', 'jdk.incubator.vector', '-XX:CompileCommand=quiet', '-XX:CompileCommand=CompileThresholdScaling,org.kaon.engine.cpu.kernel.*::*,0.02') }
# As in kaon: options from outside come before these.
if ($command -notin 'plan', 'bench' -and $env:KAON_JAVA_OPTIONS -notmatch '-XX:\+Use\w*GC') {
    $options += '-XX:+UseSerialGC'
    if ($env:KAON_JAVA_OPTIONS -notmatch '-Xm|NewSize=|HeapSize=|RAMPercentage=') { $options += @('-XX:MaxNewSize=128m', '-XX:SurvivorRatio=2', '-XX:TargetSurvivorRatio=90') }
}
if ($env:KAON_JAVA_OPTIONS) { $options += -split $env:KAON_JAVA_OPTIONS }
$options += @('-cp', (Get-Content $classpathFile -TotalCount 1), "-Dkaon.root=$root", 'org.kaon.cli.Main') + $words

# The line "WARNING: Using incubator modules" cannot be turned off, so standard error is read here and passed on without it.
$start = [Diagnostics.ProcessStartInfo]::new((Join-Path $jdk 'bin\java.exe'))
$start.Arguments = ($options | ForEach-Object { '"' + ("$_" -replace '(\\*)"', '$1$1\"' -replace '(\\+)$', '$1$1') + '"' }) -join ' '
$start.UseShellExecute = $false
$start.RedirectStandardError = $true
$process = [Diagnostics.Process]::Start($start)
while ($null -ne ($line = $process.StandardError.ReadLine())) {
    if (-not $line.StartsWith('WARNING: Using incubator modules')) { [Console]::Error.WriteLine($line) }
}
$process.WaitForExit()
exit $process.ExitCode
