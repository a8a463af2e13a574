) ) = ;
{ good = x: x; }
