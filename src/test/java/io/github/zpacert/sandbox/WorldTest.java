package io.github.zpacert.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final MicrotenantRow SALES = new MicrotenantRow("9", "Sales", "", 1, "");

  @Test
  void isAsItWasWhenTheStoreCannotKeepAChange() {
    World world = new World(new FullDisk(), World.newTenant());
    Patch before = world.contents();

    var e = assertThrows(UncheckedIOException.class, () -> world.put(SALES));

    assertEquals("no space left", e.getCause().getMessage());
    assertEquals(before, world.contents());
  }

  @Test
  void takesNoChangeOnceItIsClosed() {
    World world = new World(Store.IN_MEMORY, World.newTenant());
    world.close();

    var e = assertThrows(UncheckedIOException.class, () -> world.put(SALES));

    assertEquals("the sandbox is closed", e.getCause().getMessage());
  }

  private static final class FullDisk implements Store {

    @Override
    public void append(Patch patch, Supplier<Patch> before) throws IOException {
      throw new IOException("no space left");
    }

    @Override
    public void close(Supplier<Patch> whole) {}
  }
}
