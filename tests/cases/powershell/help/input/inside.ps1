function Get-Inside {
  <#
    .SYNOPSIS
      Help in the body.
    .PARAMETER Name
      Who.
  #>
  param($Name)
}
