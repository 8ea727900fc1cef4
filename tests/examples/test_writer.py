"""The language model."""

import numpy as np
import pytest

from models.writer import WriterModel, learn, tokenise

TEXTS = ["the cat sat on the mat.", "the dog sat on the log.", "a cat and a dog ran."]


def test_chances_sum_to_one_in_any_context(writer_model: WriterModel):
    numbers = {word: number for number, word in enumerate(writer_model.words)}
    contexts = [[], [-1], [numbers[" the"]], [numbers[" of"], numbers[" the"]]]
    assert [writer_model.chances(context).sum() for context in contexts] == pytest.approx([1.0] * 4)


def test_same_seed_writes_the_same_text(writer_model: WriterModel):
    texts = ["".join(writer_model.write("The class", 40, 0.8, seed=7)) for _ in range(2)]
    assert texts[0] == texts[1]


def test_other_seed_writes_another_text(writer_model: WriterModel):
    texts = {"".join(writer_model.write("The class", 40, 0.8, seed)) for seed in range(3)}
    assert len(texts) == 3


def test_length_is_the_number_of_tokens(writer_model: WriterModel):
    assert len(list(writer_model.write("The class", 25, 1.0, seed=1))) == 25


def test_low_temperature_chooses_the_likeliest_word(writer_model: WriterModel):
    prompt = "the name of the"
    context = [writer_model.words.index(token) for token in tokenise(prompt)]
    likeliest = writer_model.words[int(np.argmax(writer_model.chances(context)))]
    assert {next(writer_model.write(prompt, 1, 0.05, seed)) for seed in range(8)} == {likeliest}


def test_unseen_text_surprises_less_than_one_word_in_a_hundred():
    from models.corpus import documents, paragraphs

    texts = sorted({paragraph for document in documents() for paragraph in paragraphs(document)})
    model = learn([text for number, text in enumerate(texts) if number % 10])
    assert model.perplexity("\n\n".join(texts[::10])) < 100


def test_unknown_words_do_not_stop_it(writer_model: WriterModel):
    assert "".join(writer_model.write("zyzzyva qwertz", 5, 1.0, seed=0))


def test_word_seen_after_many_words_has_more_chance_than_one_seen_often_after_one():
    model = learn(["San Francisco"] * 30 + [f"{start} day" for start in ("a", "one", "this", "that", "every")])
    chances = dict(zip(model.words, model.base, strict=True))
    assert chances[" day"] > chances[" Francisco"]


def test_joined_tokens_are_the_text():
    assert "".join(tokenise(TEXTS[0])) == " " + TEXTS[0]


def test_learned_words_are_the_vocabulary():
    assert {" cat", " sat", "."} <= set(learn(TEXTS).words)
    assert np.isclose(learn(TEXTS).base.sum(), 1.0)
