package io.voltgate.benchmarks.echo;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers without reading more than the message id and the action. Owned by the channel's I/O thread. Both have to be plain strings. */
final class BareAnswerer extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final byte QUOTE = '"';

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        ByteBuf text = frame.content();
        int end = text.writerIndex();
        int id = text.indexOf(text.readerIndex(), end, QUOTE);
        int idEnd = text.indexOf(id + 1, end, QUOTE);
        int action = text.indexOf(idEnd + 1, end, QUOTE);
        int actionEnd = text.indexOf(action + 1, end, QUOTE);
        String name = text.toString(action + 1, actionEnd - action - 1, StandardCharsets.US_ASCII);
        boolean tagged = text.indexOf(actionEnd, end, (byte) 'T') > 0 && contains(text, actionEnd, "idTag");
        ByteBuf answer = ctx.alloc().buffer();
        answer.writeCharSequence("[3,", StandardCharsets.US_ASCII);
        answer.writeBytes(text, id, idEnd - id + 1);
        answer.writeByte(',');
        answer.writeCharSequence(Answers.payload(name, tagged), StandardCharsets.US_ASCII);
        answer.writeByte(']');
        var _ = ctx.writeAndFlush(new TextWebSocketFrame(answer), ctx.voidPromise());
    }

    /** Only an Authorize is asked about, which is short. */
    private static boolean contains(ByteBuf text, int from, String word) {
        int length = Math.min(text.writerIndex() - from, 2 * word.length() + 2);
        return text.toString(from, length, StandardCharsets.US_ASCII).contains(word);
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
