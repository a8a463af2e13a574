function First {
  if ($x) {
    'a'
}

function Second($a) { "unclosed }

function Third { 'ok' }
class Late { [int] $x }
