package io.github.zpacert.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/** Decides which request goes wrong: first those that a test has ordered, then by chance. */
final class FaultPicker {

  private record Order(Faults.Rule rule, Predicate<SeenRequest> which) {}

  private final Faults faults;
  private final DoubleSupplier random;
  private final List<Order> orders = new ArrayList<>();

  FaultPicker(Faults faults, DoubleSupplier random) {
    this.faults = faults;
    this.random = random;
  }

  /** Orders one fault for the next request that the predicate accepts; orders are tried in their order. */
  synchronized void failNext(Faults.Rule rule, Predicate<SeenRequest> which) {
    orders.add(new Order(rule, which));
  }

  synchronized Optional<Fault> pick(SeenRequest request, boolean signIn) {
    for (Iterator<Order> i = orders.iterator(); i.hasNext(); ) {
      Order order = i.next();
      if (order.rule().signIn() == signIn && order.which().test(request)) {
        i.remove();
        return Optional.of(order.rule().fault());
      }
    }
    return faults.drawn(signIn, random.getAsDouble());
  }
}
