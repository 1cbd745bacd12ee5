package io.github.zpacert.sandbox;

/** The one client that may sign in, when the sandbox is told not to accept everybody. */
public record Credentials(String clientId, String clientSecret) {

  @Override
  public String toString() {
    return clientId + ":***";
  }
}
