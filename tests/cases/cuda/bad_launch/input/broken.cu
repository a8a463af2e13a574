__global__ void one(int* a) { a[0] = 1; }

void run(int* a) {
  one<<<1, 1>>(a);
}

__global__ void two(int* a) { a[1] = 2; }
