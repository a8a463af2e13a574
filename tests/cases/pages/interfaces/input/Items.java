package shop;

import org.springframework.web.bind.annotation.*;

@RequestMapping("/items")
class Items {
  @GetMapping("/{id}")
  String item(String id) { return System.getenv("SHOP_REGION"); }

  @Path("relative")
  void none() {}
}
