package io.github.zpacert.rules;

import com.google.protobuf.NullValue;

/** What stands in a document for null, which the language takes for a value that is not known yet. */
public final class Absent {

  public static final Object VALUE = NullValue.NULL_VALUE;

  private Absent() {}
}
