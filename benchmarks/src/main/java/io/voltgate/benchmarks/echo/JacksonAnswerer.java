package io.voltgate.benchmarks.echo;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads each call to a tree and writes the answer with Jackson. Owned by the channel's I/O thread. All of the call is read. */
final class JacksonAnswerer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RESULT = 3;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        JsonNode call = JSON.readTree(frame.text());
        String action = call.get(2).asString();
        boolean tagged = call.get(RESULT).has("idTag");
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            json.writeNumber(RESULT);
            json.writeString(call.get(1).asString());
            json.writeRawValue(Answers.payload(action, tagged));
            json.writeEndArray();
        }
        var _ = ctx.writeAndFlush(new TextWebSocketFrame(text.toString()), ctx.voidPromise());
    }

    /** A station that is gone needs no answer. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            var _ = ctx.close();
        } else {
            ctx.fireExceptionCaught(cause);
        }
    }
}
