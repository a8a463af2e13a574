#pragma once
#include "zoo/animal.h"
#define DOG_NAME "rex"
namespace zoo {
class Dog : public Animal {
 public:
  std::string Speak() const override;
  int Twice();
};
}
