param(
  [string] $Configuration = 'Debug',
  [switch] $Clean,
  $Target
)
$env:MODE = 'x'
$here = @"
function NotOne { } "quoted" $(Get-Date)
"@
$there = @'
class NotTwo { }
'@
if ($env:CI -and -not $Clean) {
  & $tool build `
    --fast
  Get-ChildItem -Path . |
    Remove-Item
}
Write-Host ("done {0}" -f $env:BUILD_ID)
