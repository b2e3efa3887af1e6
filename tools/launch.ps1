# For mangnon.cmd: builds Măng Non where needed and writes the path of the program to run; nothing when it cannot.
# Runs in Windows PowerShell 5.1 and later. What it says goes to the error stream of the window, not into the path.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$build = Join-Path $root '.build'
$client = Join-Path $root 'src/MangNon.Web/Client'
$log = Join-Path $build 'log'

function Say([string[]] $lines) { foreach ($line in $lines) { [Console]::Error.WriteLine($line) } }
try { [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false } catch { }

# One number for the names, sizes and times of the files below the given paths: changed, new and deleted all tell.
function Get-Mark([string[]] $paths) {
    $skipped = @('bin', 'obj', 'node_modules', 'assets')
    $text = New-Object Text.StringBuilder
    $queue = New-Object 'Collections.Generic.Queue[IO.FileSystemInfo]'
    foreach ($path in $paths) {
        $full = Join-Path $root $path
        if ([IO.File]::Exists($full)) { $queue.Enqueue([IO.FileInfo] $full) }
        elseif ([IO.Directory]::Exists($full)) { $queue.Enqueue([IO.DirectoryInfo] $full) }
    }
    while ($queue.Count -gt 0) {
        $item = $queue.Dequeue()
        if ($item -is [IO.FileInfo]) {
            [void] $text.Append($item.FullName).Append('|').Append($item.Length).Append('|').Append($item.LastWriteTimeUtc.Ticks).Append("`n")
        }
        elseif ($skipped -notcontains $item.Name) {
            foreach ($child in $item.EnumerateFileSystemInfos()) { $queue.Enqueue($child) }
        }
    }
    $hash = [Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes($text.ToString()))
    return [BitConverter]::ToString($hash, 0, 8).Replace('-', '').ToLowerInvariant()
}

function Read-Mark([string] $name) {
    $path = Join-Path $build $name
    if (Test-Path $path) { return [IO.File]::ReadAllText($path) }
    return ''
}

# A program's own words go to the log; its exit code says whether it worked.
function Invoke-Logged([string] $folder, [string] $program, [string[]] $arguments) {
    Push-Location $folder
    try {
        $ErrorActionPreference = 'Continue'
        & $program @arguments 2>&1 | ForEach-Object { "$_" } | Add-Content -Path $log -Encoding UTF8
        return ($LASTEXITCODE -eq 0)
    }
    finally { Pop-Location }
}

function Test-Command([string] $name) { return $null -ne (Get-Command $name -ErrorAction SilentlyContinue) }

function Build-Client {
    if (-not (Test-Path (Join-Path $client 'package.json'))) { return $true }
    $mark = Get-Mark @('src/MangNon.Web/Client')
    if ((Read-Mark 'client-stamp') -eq $mark) { return $true }
    if (-not (Test-Command 'npm')) {
        Say 'Thiếu Node.js (20.19 trở lên). Tải tại https://nodejs.org rồi chạy lại.',
            'Node.js (20.19 or newer) is missing. Get it at https://nodejs.org and run again.'
        exit 2
    }
    if (-not (Invoke-Logged $client 'npm' @('ci', '--no-audit', '--no-fund'))) { return $false }
    if (-not (Invoke-Logged $client 'npm' @('run', 'build'))) { return $false }
    [IO.File]::WriteAllText((Join-Path $build 'client-stamp'), $mark)
    return $true
}

function Publish([string[]] $more) {
    $arguments = @('publish', 'src/MangNon.Web/MangNon.Web.csproj', '-c', 'Release', '-o', $app, '-v', 'q',
        '-nodeReuse:false', '-p:MangNonLauncher=true', '-p:UseSharedCompilation=false') + $more
    return (Invoke-Logged $root 'dotnet' $arguments)
}

if (-not (Test-Command 'dotnet')) {
    Say 'Thiếu .NET SDK 10. Tải tại https://dotnet.microsoft.com/download/dotnet/10.0 rồi chạy lại.',
        'The .NET SDK 10 is missing. Get it at https://dotnet.microsoft.com/download/dotnet/10.0 and run again.'
    exit 2
}

$sources = @('mangnon.cmd', 'tools/launch.ps1', 'global.json', 'Directory.Build.props', 'Directory.Packages.props', 'src', 'programmes')
$mark = Get-Mark $sources
$app = Join-Path $build "app-$mark"
$program = Join-Path $app 'MangNon.Web.dll'
if ((Read-Mark 'stamp') -ne $mark -or -not (Test-Path $program)) {
    [void] [IO.Directory]::CreateDirectory($build)
    # One build at a time: who comes second waits, and finds it done.
    $lock = New-Object Threading.Mutex $false, ('MangNon-' + $root.Replace('\', '-').Replace('/', '-'))
    try { [void] $lock.WaitOne() } catch [Threading.AbandonedMutexException] { }
    try {
        if ((Read-Mark 'stamp') -ne $mark -or -not (Test-Path $program)) {
            $previous = Read-Mark 'stamp'
            if ($previous) { Say 'Đang dựng lại phần đã thay đổi…' } else { Say 'Đang dựng lần đầu, mất vài phút…' }
            [IO.File]::WriteAllText($log, '')
            $machine = if ($env:PROCESSOR_ARCHITECTURE -eq 'ARM64') { 'win-arm64' } else { 'win-x64' }
            if (-not $env:PROCESSOR_ARCHITECTURE) { $machine = 'linux-x64' }
            $done = (Build-Client)
            if ($done) {
                # Compiled ahead the program starts faster; where that cannot be had, it is compiled as it runs.
                $done = (Publish @('-r', $machine, '--self-contained', 'false', '-p:PublishReadyToRun=true'))
                if (-not $done) { $done = (Publish @()) }
            }
            if (-not $done) {
                Say ([IO.File]::ReadAllText($log))
                Say 'Dựng chương trình không thành công; nguyên nhân ở các dòng trên.', 'The build failed; the lines above say why.'
                exit 2
            }
            # The program that was current may still be running: its folder stays until the next build.
            Get-ChildItem $build -Directory -Filter 'app-*' |
                Where-Object { $_.Name -ne "app-$mark" -and $_.Name -ne "app-$previous" } |
                Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
            [IO.File]::WriteAllText((Join-Path $build 'stamp'), $mark)
        }
    }
    finally { $lock.ReleaseMutex() }
}

[Console]::Out.WriteLine($program)
