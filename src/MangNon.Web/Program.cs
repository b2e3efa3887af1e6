Console.WriteLine("mangnon");
