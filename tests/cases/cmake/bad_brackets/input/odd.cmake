set(A 1)
#[[]]
#[==[   
]==]
set(B [[two
lines]])
#[=[ never closed
set(C 3)
