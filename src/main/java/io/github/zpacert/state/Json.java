package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;

/** A JSON value that knows its place, so that whoever refuses it can say where it stands. */
sealed interface Json {

  Position at();

  /** Names the kind of value, for messages. */
  String kind();

  record Text(Position at, String value) implements Json {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number without fraction or exponent, as it is written: it may be too large for a {@code long}. */
  record Whole(Position at, String digits) implements Json {
    @Override
    public String kind() {
      return "a whole number";
    }
  }

  record Flag(Position at, boolean value) implements Json {
    @Override
    public String kind() {
      return "true or false";
    }
  }

  record Items(Position at, ImmutableList<Json> values) implements Json {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Members(Position at, ImmutableMap<String, Json> values) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** What no field of ours may be: {@code null}, or a number with a fraction. */
  record Other(Position at, String kind) implements Json {}
}
