#pragma once
#include <string>
namespace zoo {
class Animal {
 public:
  virtual ~Animal() = default;
  virtual std::string Speak() const = 0;
  int legs() const { return legs_; }
 private:
  int legs_ = 4;
};
int Count(const Animal& animal);
}  // namespace zoo
