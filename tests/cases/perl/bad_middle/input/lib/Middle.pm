package Before;
sub one { }
<<<<<<< HEAD
sub two { }
=======
sub two { my $x = shift; }
>>>>>>> branch
sub three { }
sub ) ( broken {{{
package After;
sub four { }
1;
