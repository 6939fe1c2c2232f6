-- Ends a transaction whose closing writes gave another answer than they expected; who sent them reads in the detail which.
CREATE FUNCTION commerce.refuse_closing(answers json) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a closing write gave another answer than expected' USING ERRCODE = 'TP001', DETAIL = answers::text;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION commerce.refuse_closing(json) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION commerce.refuse_closing(json) TO tradepost_api, tradepost_worker;
