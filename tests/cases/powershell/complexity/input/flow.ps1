function Walk($items) {
  foreach ($item in $items) {
    if ($item -gt 1 -and $item -lt 9) {
      while ($true) { break }
    } elseif ($item -eq 0) {
      continue
    } else {
      do { $i++ } while ($i -lt 3)
    }
  }
  switch ($x) { 1 { 'a' } default { 'b' } }
  try { Invoke-It } catch [System.Exception] { throw } finally { Close-It }
}
