package makefile;
sub targets { 1 }
1;
