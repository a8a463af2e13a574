package web;

import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/users", produces = {"a", "b"})
public class Controller {
  @Autowired private @Nullable Service service;
  @Getter @Setter int x, y;

  @Override
  @SuppressWarnings("unchecked") public final @NonNull String toString() { return Names.join(service.name()); }

  void save(@Valid final User user, @Header("x") String... rest) {}
}
