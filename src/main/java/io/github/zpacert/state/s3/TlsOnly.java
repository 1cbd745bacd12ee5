package io.github.zpacert.state.s3;

import io.github.zpacert.net.Loopback;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Keeps the SDK, which takes addresses from files of its own too, from talking in the open beyond this machine. */
final class TlsOnly implements ExecutionInterceptor {

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    if (!request.protocol().equalsIgnoreCase("https") && !Loopback.is(request.host())) {
      throw SdkClientException.create(
          request.host() + " is addressed without TLS; give it an https:// endpoint");
    }
  }
}
