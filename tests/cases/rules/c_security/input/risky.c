#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void hits(char *target, const char *source, size_t n, size_t m, FILE *f) {
  strcpy(target, source);
  strcat(target, source);
  gets(target);
  sprintf(target, "%s.txt", source);
  scanf("%s", target);
  sscanf(source, "%d %[a-z]", &n, target);
  char *stack = alloca(n);
  system(source);
  popen(source, "r");
  char *name = tmpnam(NULL);
  mktemp(target);
  srand(time(NULL));
  int number = atoi(source);
  printf(source);
  fprintf(f, source);
  memset(target, sizeof(target), 0);
  strncpy(target, source, strlen(source));
  target = realloc(target, n);
  char *block = malloc(n * m);
  block[0] = 0;
  strtok(target, ",");
  chmod(source, 0777);
  umask(0);
  MD5(source, n, target);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
  dlopen(source, RTLD_NOW);
  address.sin_addr.s_addr = htonl(INADDR_ANY);
}
int checked(const char *path) {
  if (access(path, 4) == 0) return open(path, 0);
  return -1;
}
int make_nonce(void) { return rand(); }

void misses(char *target, const char *source, size_t n, FILE *f) {
  strcpy(target, "literal");
  sprintf(target, "%d %.3s", 1, source);
  scanf("%9s", target);
  system("clear");
  printf("%s", source);
  printf(FORMAT);
  fprintf(f, "text");
  memset(target, 0, 0);
  memset(target, 0, n);
  strncpy(target, source, sizeof(target));
  char *grown = realloc(target, n);
  char *block = malloc(n * sizeof(int));
  if (!block) return;
  int *other = malloc(n);
  assert(other != NULL);
  chmod(source, 0644);
  object.system(source);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  dlopen("libc.so", RTLD_NOW);
  int dice = rand() % 6;
  srand(42);
}
