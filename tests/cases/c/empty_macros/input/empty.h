// Blanks behind a macro without a body are not its body, and what follows is not either.
#define EMPTY  
#define TABBED	
int first;
#define CALL(a)  
int second;
#define REASON(a) /* why */ 
#define TAIL /* why */
#define WINDOWS  
#define WIDE(a, \
             b) 
int third;
enum { kOne,
#define INSIDE  
  kTwo };
