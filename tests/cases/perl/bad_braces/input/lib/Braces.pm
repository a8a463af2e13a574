package Braces;
sub a { if (1) { return 2; }
sub b { 3 }
package Later;
sub c { 4 }}}
sub d { 5 }
