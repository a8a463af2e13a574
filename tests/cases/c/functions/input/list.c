/* A list.
 * In C.
 */
#include <stdlib.h>
#include "list.h"

typedef struct node {
  struct node *next;
  int value; /* the payload */
} node_t;

struct list { node_t *head; unsigned count : 8; };
enum state { EMPTY, FULL = 2 };
static const int kMax = 10;
extern int shared;
int table[] = {1, 2, 3};

/* Adds one. */
static inline int push(struct list *l, int v) {
  node_t *n = malloc(sizeof *n);
  if (!n) goto fail;
  n->next = l->head;
  return 0;
fail:
  return -1;
}
int old_style(a, b)
  int a;
  char *b;
{
  return a;
}
int prototype(void);
void (*handler)(int);
int main(void) { return push(0, getenv("X") != NULL); }
