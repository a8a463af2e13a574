package shop;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A box of things. */
public class Box<T extends Lid> extends Crate {
  private final List<T> lids;
  private Map<String, Box<Lid>> inner;
  private Lid[] spare;
  T first;

  public Box(List<T> lids) {
    this.lids = Objects.requireNonNull(lids);
  }

  public T first() {
    return lids.get(0);
  }

  public Box<T> self() {
    return this;
  }

  void all(Box<BigLid> other, Object any) {
    for (T lid : lids) lid.close();
    for (var box : inner.values()) box.first().close();
    inner.get("a").self().first().close();
    spare[0].close();
    other.first().grow();
    other.first().close();
    var made = new BigLid();
    made.grow();
    if (any instanceof BigLid big) big.grow();
    Optional<BigLid> found = Optional.of(made);
    found.get().grow();
    lids.stream().filter(lid -> lid.isOpen()).findFirst().get().close();
    other.lids.forEach(BigLid::grow);
    weigh();
    super.weigh();
    this.first.close();
    any.toString().close();
    try {
      any.wait();
    } catch (InterruptedException stopped) {
      stopped.close();
    }
    Runnable later = () -> made.close();
    lids.get(0).hashCode();
  }
}

/** Whatever a Ref is, it is of a library: its methods are not those of what it holds. */
class Holder {
  void hold(other.Ref<BigLid> ref, Pin<Lid> pin) {
    ref.grow();
    pin.close();
    ref.get().grow();
  }
}
