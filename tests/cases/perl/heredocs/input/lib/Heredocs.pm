package Heredocs;
my $text = <<"END" . <<'RAW';
sub not_this { }
END
package NotThis;
RAW
my $re = qr{sub nor_this \{ }x;
my $q = q(sub nor_that { });
sub real { s/sub x {/y/; return m{package Z;} }
format STDOUT =
sub in_format { }
.
sub after { }
__DATA__
sub in_data { }
