package io.engagements.support.problem;

import io.engagements.events.stored.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Bodies that a controller takes as objects are UTF-8, and no larger than commands. */
@RestControllerAdvice
final class Utf8Bodies extends RequestBodyAdviceAdapter {

    private static final int MAX_BODY = 262_144;

    /** A body as it is read. */
    private record Read(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return getHeaders;
        }

        @Override
        public InputStream getBody() {
            return getBody;
        }
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new ErrorResponseException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.CONTENT_TOO_LARGE, "A body has at most " + MAX_BODY + " bytes."),
                    null);
        }
        try {
            byte[] text = Utf8.text(body).getBytes(StandardCharsets.UTF_8);
            return new Read(message.getHeaders(), new ByteArrayInputStream(text));
        } catch (CharacterCodingException e) {
            throw new HttpMessageNotReadableException("no UTF-8", e, message);
        }
    }
}
