<#
.SYNOPSIS
Things for files.
#>

#Requires -Modules Pester, PSReadLine
using namespace System.IO
using module ./Types.psm1
Import-Module -Name Az.Accounts -Force
. "$PSScriptRoot\helpers.ps1"
. ./local.ps1

$script:Cache = @{
  a = 1
}
$Limit = 3

<#
.SYNOPSIS
Reads a thing.
.DESCRIPTION
Slowly.
.PARAMETER Path
Where it is.
.PARAMETER Count
How many.
.OUTPUTS
The thing.
#>
function Read-Thing {
  [CmdletBinding(SupportsShouldProcess)]
  [OutputType([string])]
  param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('a', 'b')]
    [string[]] $Path = @('x', 'y'),
    [int] $Count,
    [switch] $Force
  )
  $text = "size: $($Path.Count) and $(Get-Item "a b" | Select-Object -First 1) }"
  Get-Content $env:HOME | ForEach-Object { Write-Output $_ }
}

# Adds.
function script:Add-Two([int] $a, $b = 2) { $a + $b }
filter Upper { $_.ToUpper() }
function Outer {
  function Inner { 1 }
  Inner
}
if ($IsWindows) {
  function Only-Windows { }
}
