#include "store.h"

jint Java_com_example_Box_open_1it(JNIEnv *env, jobject self, jstring path) {
  return store_open("a");
}

void Java_com_example_Box_00024Lid_close(JNIEnv *env, jobject self) {}
